// What real apps write that is not IML, and what becomes of it; Make's own answers are unknown but for
// one, so nothing else refused here is guessed into a value (malformed.ts has the words of the errors).

/** A form, and either the message it is refused with or the value it has. */
export interface MalformedForm {
  readonly written: string
  readonly refused?: string
  /** The value as JSON; `undefined` and `NaN` by their names. */
  readonly gives?: string
  /** What a run makes of it all the same, with a warning. */
  readonly inRun?: string
  readonly instead: string
}

/** Every row is a decision of ours; none is certain. */
export const malformedForms: readonly MalformedForm[] = [
  { written: "{{'a'b.c}}", refused: 'two values stand side by side', instead: "'a' + b.c" },
  { written: "{{a ' ' b}}", refused: 'two values stand side by side', instead: "a + ' ' + b" },
  { written: '{{a and b}}', refused: '"and" is no operator', instead: 'a & b' },
  { written: '{{a or b}}', refused: '"or" is no operator', instead: 'a | b' },
  { written: '{{not a}}', refused: '"not" is no operator', instead: '!a' },
  {
    written: '{{ {limit: a} }}',
    refused: 'IML has no { } collections',
    instead: 'JSON of the file',
  },
  {
    written: '{{[1, 2]}}',
    refused: 'IML has no [ ] lists',
    inRun: 'null',
    instead: 'add(emptyarray; 1; 2)',
  },
  { written: '{{a ? b : c}}', refused: 'IML has no ? :', instead: 'if(a; b; c)' },
  { written: "{{'b}}", refused: 'a text is never closed', instead: "'b'" },
  { written: '{{(a}}', refused: '( is never closed', instead: '(a)' },
  { written: '{{a', refused: '{{ is never closed', instead: '{{a}}' },
  { written: '{{a;}}', refused: '; stands outside of a call', instead: 'a' },
  { written: '{{a, b}}', refused: ', stands outside of a call', instead: 'a + b' },
  { written: '{{}}', refused: 'there is nothing between {{ and }}', instead: 'an expression' },
  { written: '{{...}}', refused: '... is no value', instead: 'a key of a collection' },
  { written: '{{name.trim()}}', refused: 'values have no methods', instead: 'trim(name)' },
  { written: '{{YYYY-MM-DD}}', gives: 'NaN', instead: "'YYYY-MM-DD'" },
  { written: '{{user.content-type}}', gives: 'NaN', instead: 'user.`content-type`' },
  { written: '{{join(list;)}}', gives: '"x,y,z"', instead: 'join(list)' },
  { written: '{{list[0]}}', gives: 'undefined', instead: 'list[1]' },
  { written: '{{1.5.x}}', gives: 'undefined', instead: 'a variable' },
]
