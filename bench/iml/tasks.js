// What every engine has to do, in its own words; an engine without an entry cannot do it by itself.

const context = {
  order: {
    seats: 12,
    name: 'Reseller plan',
    created: new Date('2026-03-01T12:00:00.000Z'),
    millis: Date.parse('2026-03-01T12:00:00.000Z'),
    contact: { email: 'ada@example.com', first: 'Ada', last: 'Lovelace' },
  },
  items: Array.from({ length: 100 }, (_, index) => ({ name: `item ${index}`, price: index })),
}

const joined = context.items.map((item) => item.name).join(',')

/** 40 members, one template each, as a large request body has them. */
function body(template) {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `field${index}`,
      index % 2 === 0 ? template('order', 'contact', 'email') : template('order', 'name'),
    ]),
  )
}

const braces = (...steps) => `{{${steps.join('.')}}}`
const plain = (...steps) => steps.join('.')

/** `@` is replaced by a number of its own each time, so that no cache helps. */
export const tasks = [
  {
    name: 'parse, compile and evaluate once',
    isFirst: true,
    context,
    expect: 'Reseller plan',
    texts: {
      dryrun: "{{if(order.seats < 1000@; order.name; 'none')}}",
      jsonata: "order.seats < 1000@ ? order.name : 'none'",
      liquidjs: '{% if order.seats < 1000@ %}{{order.name}}{% else %}none{% endif %}',
      handlebars: '{{#if (lt order.seats 1000@)}}{{order.name}}{{else}}none{{/if}}',
      'expr-eval': "order.seats < 1000@ ? order.name : 'none'",
      jexl: "order.seats < 1000@ ? order.name : 'none'",
      'cel-js': "order.seats < 1000@.0 ? order.name : 'none'",
    },
  },
  {
    name: 'path of three steps',
    context,
    expect: 'ada@example.com',
    texts: {
      dryrun: '{{order.contact.email}}',
      jsonata: 'order.contact.email',
      liquidjs: '{{order.contact.email}}',
      handlebars: '{{order.contact.email}}',
      'expr-eval': 'order.contact.email',
      jexl: 'order.contact.email',
      'cel-js': 'order.contact.email',
    },
  },
  {
    name: 'text with four holes',
    context,
    expect: 'Dear Ada Lovelace, your Reseller plan goes to ada@example.com.',
    texts: {
      dryrun:
        'Dear {{order.contact.first}} {{order.contact.last}}, your {{order.name}} goes to {{order.contact.email}}.',
      jsonata:
        "'Dear ' & order.contact.first & ' ' & order.contact.last & ', your ' & order.name & ' goes to ' & order.contact.email & '.'",
      liquidjs:
        'Dear {{order.contact.first}} {{order.contact.last}}, your {{order.name}} goes to {{order.contact.email}}.',
      handlebars:
        'Dear {{order.contact.first}} {{order.contact.last}}, your {{order.name}} goes to {{order.contact.email}}.',
      'expr-eval':
        "'Dear ' || order.contact.first || ' ' || order.contact.last || ', your ' || order.name || ' goes to ' || order.contact.email || '.'",
      jexl: "'Dear ' + order.contact.first + ' ' + order.contact.last + ', your ' + order.name + ' goes to ' + order.contact.email + '.'",
      'cel-js':
        "'Dear ' + order.contact.first + ' ' + order.contact.last + ', your ' + order.name + ' goes to ' + order.contact.email + '.'",
    },
  },
  {
    name: 'if with a comparison',
    context,
    expect: 'Reseller plan',
    texts: {
      dryrun: "{{if(order.seats > 10; order.name; 'none')}}",
      jsonata: "order.seats > 10 ? order.name : 'none'",
      liquidjs: '{% if order.seats > 10 %}{{order.name}}{% else %}none{% endif %}',
      handlebars: '{{#if (gt order.seats 10)}}{{order.name}}{{else}}none{{/if}}',
      'expr-eval': "order.seats > 10 ? order.name : 'none'",
      jexl: "order.seats > 10 ? order.name : 'none'",
      'cel-js': "order.seats > 10.0 ? order.name : 'none'",
    },
  },
  {
    name: 'date as text',
    context,
    expect: '01.03.2026',
    texts: {
      dryrun: "{{formatDate(order.created; 'DD.MM.YYYY')}}",
      jsonata: "$fromMillis(order.millis, '[D01].[M01].[Y0001]')",
      liquidjs: "{{order.created | date: '%d.%m.%Y'}}",
    },
  },
  {
    name: 'map over 100 items, joined',
    context,
    expect: joined,
    texts: {
      dryrun: "{{join(map(items; 'name'); ',')}}",
      jsonata: "$join(items.name, ',')",
      liquidjs: "{{items | map: 'name' | join: ','}}",
      handlebars: '{{#each items}}{{name}}{{#unless @last}},{{/unless}}{{/each}}',
      'expr-eval': "nameOf(item) = item.name; join(',', map(nameOf, items))",
      'cel-js': "items.map(item, item.name).join(',')",
    },
  },
  {
    name: 'body of 40 templates',
    context,
    expect: body((...steps) => steps.reduce((value, step) => value[step], context)),
    bodies: {
      dryrun: body(braces),
      jsonata: body(plain),
      liquidjs: body(braces),
      handlebars: body(braces),
      'expr-eval': body(plain),
      jexl: body(plain),
      'cel-js': body(plain),
    },
  },
]
