// The names functions and values have in other languages, and what to write in IML.

/** An expression to write instead, and the names it is known by elsewhere, in small letters. */
export type Row = readonly [write: string, names: string]

const SIGNS: readonly Row[] = [
  ['a & b', 'and every allof'],
  ['a | b', 'or any some anyof'],
  ['!(a)', 'not'],
  ['a != b', 'xor ne neq notequal notequals isnot'],
  ['a = b', 'eq equals is isequal isequalto exact'],
  ['a > b', 'gt greater greaterthan'],
  ['a >= b', 'gte ge greaterorequal'],
  ['a < b', 'lt less lessthan'],
  ['a <= b', 'lte le lessorequal'],
  ['a + b', 'concat concatenate strcat plus'],
  ['a - b', 'sub subtract minus'],
  ['a * b', 'mul multiply times prod product'],
  ['a / b', 'div divide quotient'],
  ['a % b', 'mod modulo rem remainder fmod'],
]

const CHOICES: readonly Row[] = [
  ['if(condition; then; otherwise)', 'iif iff ifelse ifthen ifthenelse cond when ternary unless'],
  ['switch(value; case; result; otherwise)', 'case match choose decode'],
  [
    'ifempty(value; replacement)',
    'ifnull ifna iferror coalesce nvl default defaultto orelse ifblank isnullor firstnonnull',
  ],
  ['value != null', 'exists exist isset isdefined defined isnotnull notnull hasvalue'],
  ['value = null', 'isnull isnil isundefined isna isnone'],
  ['length(value) = 0', 'isempty isblank empty blank isemptystring isnullorempty'],
  ['length(value) > 0', 'isnotempty notempty isnotblank isfilled present'],
]

const TEXTS: readonly Row[] = [
  ['lower(text)', 'tolowercase lowercase lcase tolower strtolower downcase tolocalelowercase'],
  ['upper(text)', 'touppercase uppercase ucase toupper strtoupper upcase tolocaleuppercase'],
  ['capitalize(text)', 'ucfirst capitalise capitalizefirst upperfirst'],
  ['startcase(text)', 'titlecase totitlecase title titleize proper ucwords capitalizewords'],
  ['length(value)', 'len count size strlen sizeof getlength arraylength count_items counta'],
  ['substring(text; 0; 5)', 'substr mid left strleft subtext truncate cut'],
  ['substring(text; length(text) - 5)', 'right strright'],
  ['substring(text; 0; 1)', 'charat'],
  [
    'trim(text)',
    'trimleft trimright trimstart trimend ltrim rtrim strip lstrip rstrip chomp trimall',
  ],
  [
    'replace(text; search; replacement)',
    'replaceall substitute gsub str_replace regexreplace preg_replace replacepattern regex_replace',
  ],
  ['contains(text; part)', 'includes include in has str_contains contain hastext isin inarray'],
  ['indexOf(text; part) = 0', 'startswith beginswith hasprefix starts_with'],
  ['substring(text; length(text) - length(part)) = part', 'endswith hassuffix ends_with'],
  ['indexOf(text; part)', 'find search locate instr strpos position charindex index'],
  ['join(array; separator)', 'implode textjoin joinarray'],
  ['split(text; separator)', 'explode splittext strsplit'],
  ['toString(value)', 'string str text totext tostr castext'],
  ['escapeHTML(text)', 'escape htmlspecialchars htmlentities htmlescape encodehtml'],
  ['stripHTML(text)', 'striptags strip_tags removehtml htmltotext'],
  ['ascii(text; true)', 'removeaccents unaccent deburr'],
]

const NUMBERS: readonly Row[] = [
  ['parseNumber(text)', 'parsefloat number tonumber float tofloat num val value double'],
  ['trunc(parseNumber(text))', 'parseint int toint tointeger integer intval cint'],
  ['trunc(number)', 'truncnumber fix'],
  ['ceil(number)', 'ceiling roundup'],
  ['floor(number)', 'rounddown'],
  ["formatNumber(number; 2; '.'; '')", 'tofixed numberformat number_format toprecision fixed'],
  ['average(array)', 'avg mean'],
  ['sum(array)', 'total sumof'],
  ['stdevS(array)', 'stdev stddev std'],
]

const LISTS: readonly Row[] = [
  ["map(array; 'key'; 'filterKey'; values)", 'filter where filterby grep findall reject'],
  [
    "first(map(array; 'key'; 'filterKey'; values))",
    'findone findfirst lookup vlookup xlookup findby',
  ],
  ["map(array; 'key')", 'pluck collect mapvalues column array_column foreach project'],
  ['add(array; item)', 'push append array_push insert additem'],
  ['add(emptyarray; item)', 'array list newarray makearray createarray arrayof'],
  ['merge(array; array)', 'concatarrays array_merge mergearrays union combine extend'],
  ['distinct(array)', 'uniq unique array_unique dedupe dedup removeduplicates uniqby'],
  ['first(array)', 'head firstitem'],
  ['last(array)', 'lastitem'],
  ['slice(array; 1)', 'tail rest skip'],
  ['slice(array; 0; 10)', 'take limit limitarray'],
  ['get(array; 1)', 'at nth elementat arrayelement itemat getitem getvalue getat'],
  ["sort(array; 'asc'; 'key')", 'sortby orderby sorted order usort sortascstring sortascnum'],
  ["sort(array; 'desc'; 'key')", 'sortdescstring sortdescnum rsort'],
  ['flatten(array)', 'flat flatmap flattendeep'],
  ['toArray(collection)', 'values entries items objectvalues objectentries collectiontoarray'],
  ['keys(collection)', 'objectkeys array_keys getkeys'],
  ['toCollection(array; key; value)', 'fromentries todict arraytocollection toobject'],
  ['isArray(value)', 'islist is_array'],
  ['arrayDiff(array; array)', 'difference diff array_diff except'],
  ['arrayIntersect(array; array)', 'intersect intersection array_intersect'],
]

const DATES: readonly Row[] = [
  ['now', 'today date_now currentdate currenttime getdate utcnow sysdate current_timestamp'],
  [
    "formatDate(date; 'YYYY-MM-DD')",
    'strftime dateformat todatestring date_format format_date formatdatetime datestring date todate_string',
  ],
  [
    "formatDate(date; 'YYYY-MM-DDTHH:mm:ss.SSS[Z]'; 'UTC')",
    'toisostring toiso isoformat isodate formatiso toiso8601',
  ],
  [
    "parseDate(text; 'YYYY-MM-DD')",
    'strtotime parse_date todate dateparse newdate str_to_date datevalue parsedatetime strptime',
  ],
  ["parseDate(number; 'X')", 'fromtimestamp fromunixtime fromunix from_unixtime'],
  ['addDays(date; 1)', 'dateadd adddate date_add adddaystodate plusdays addday'],
  ['addDays(date; -1)', 'subdays subtractdays minusdays datesub date_sub'],
  ['addDays(date; 7)', 'addweeks addweek plusweeks'],
  ['addMonths(date; -1)', 'submonths subtractmonths minusmonths'],
  ['addHours(date; -1)', 'subhours subtracthours minushours'],
  ["formatDate(date; 'X')", 'totimestamp unix tounix unixtimestamp epoch unix_timestamp time'],
  ["formatDate(date; 'x')", 'gettime tomilliseconds valueof'],
  ["formatDate(date; 'YYYY')", 'year getfullyear getyear'],
  ["formatDate(date; 'M')", 'month getmonth'],
  ["formatDate(date; 'D')", 'day dayofmonth'],
  ["formatDate(date; 'E')", 'dayofweek getday weekday isoweekday'],
  ["formatDate(date; 'DDD')", 'dayofyear'],
  ["formatDate(date; 'W')", 'week weekofyear isoweek weeknum'],
  ["formatDate(date; 'H')", 'hour gethours hours'],
  ["formatDate(date; 'm')", 'minute getminutes minutes'],
  ["formatDate(date; 's')", 'second getseconds seconds'],
  ['setDate(date; 1)', 'startofmonth firstdayofmonth'],
]

const CODES: readonly Row[] = [
  [
    'createJSON(value)',
    'stringify jsonencode json_encode tojson formatjson jsonstringify dumps serialize to_json json jsonify',
  ],
  [
    'parseJSON(text)',
    'parse json_decode jsondecode fromjson decodejson jsonparse loads deserialize readjson from_json',
  ],
  [
    'encodeURL(text)',
    'encodeuricomponent urlencode encodeuri url_encode escapeurl encodeurlcomponent uriencode',
  ],
  [
    'decodeURL(text)',
    'decodeuricomponent urldecode decodeuri url_decode unescape unescapeurl uridecode',
  ],
  ['base64(text)', 'btoa base64encode b64encode tobase64 encodebase64 base64_encode b64'],
  [
    "toString(toBinary(text; 'base64'))",
    'atob base64decode b64decode frombase64 decodebase64 base64_decode',
  ],
  ['sha256(text)', 'hash sha sha2 sha_256 digest'],
  ["sha256(text; 'hex'; key)", 'hmac hmacsha256 hmac_sha256 hash_hmac'],
  ["toBinary(text; 'hex')", 'hextobinary fromhex unhex'],
  ['uuid', 'guid uuidv4 uuid4 newid newguid generateuuid randomuuid uniqid createuuid'],
  ['random', 'rand randint randombetween'],
  ['null', 'nil none nothing'],
]

/** What no expression stands for. */
export const IN_WORDS: readonly (readonly [advice: string, names: string])[] = [
  ['the keywords newline, carriagereturn, tab, space and nbsp exist', 'char chr fromcharcode'],
  [
    'write the members as JSON of the file',
    'object collection dict newobject createobject struct makeobject',
  ],
  [
    'a member "{{...}}" in the JSON of the file brings in all members of a collection',
    'assign mergecollections mergeobjects mergedeep',
  ],
  ['IML has no kinds to ask for but isArray(value)', 'typeof type gettype isstring isnumber isnan'],
  ['a page of Make uses it as if built in; apps bring such a function themselves', 'base64url'],
  [
    'IML cannot do this: write a function of the app itself',
    'reduce fold accumulate regex regexmatch matchall regextest test regexp pad padstart padend padleft padright lpad rpad repeat range sequence sqrt power pow log ln exp sin cos zip groupby chunk',
  ],
]

/** All rows with an expression. */
export const ROWS: readonly Row[] = [
  ...SIGNS,
  ...CHOICES,
  ...TEXTS,
  ...NUMBERS,
  ...LISTS,
  ...DATES,
  ...CODES,
]

/** Names of values in other languages and tools, in small letters, and the name IML has. */
export const NAMES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['null', 'none nil nothing nul'],
      ['true', 'yes'],
      ['false', 'no'],
      ['now', 'today date currentdate datetime utcnow sysdate'],
      ['timestamp', 'unixtimestamp epoch'],
      ['uuid', 'guid'],
      ['emptystring', 'empty emptytext blank'],
      ['emptyarray', 'emptylist array'],
      ['newline', 'linebreak lf nl eol crlf'],
      ['carriagereturn', 'cr'],
      ['body', 'response responsebody resp res result'],
      ['parameters', 'params inputs input inputdata fields args arguments parameter'],
      ['connection', 'auth credentials account conn authdata'],
      ['pi', 'math'],
      ['item', 'row element entry record'],
      ['undefined', 'void'],
    ] as const
  ).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
)
