// docs/secrets.md: what is kept out of sight, and in which spellings, from the table.
import { code, notice, table } from '../text/index.ts'
import { spellings } from './spellings.ts'

/** A secret that every spelling writes in another way. */
const EXAMPLE = 'a"ß &k+1'

/** The page as Markdown. */
export function secretsPage(): string {
  const rows = spellings.map(({ name, doc, spell }) => [name, doc, code(spell(EXAMPLE))])
  return `${[
    notice('runner/trace/spellings.ts'),
    '# Secrets',
    'Everything that is shown or kept passes one door, which masks (`•••`) the secrets of a run: the values of password and private key fields, those of the connection, what `log.sanitize` names, what signs a request, and what a sign-in brings. Masked first, shortened afterwards.',
    '- What `log.sanitize` names is masked in its place, whatever the case of its name and however short it is.',
    '- Every secret of five characters and more is masked wherever it turns up, in each of the spellings below. Shorter ones are masked where they are a whole value.',
    '- In front of three dots or an ellipsis, where a text was cut by others, five characters of the beginning of a secret are masked, too.',
    '- Of an encoded secret longer than 64 characters everything is masked that its encoding goes on with.',
    '## Spellings',
    `The last column spells the secret ${code(EXAMPLE)}.`,
    table(['spelling', 'what it is', 'example'], rows),
    '## What is not recognised',
    'Another letter form (NFC and NFD), base32, base64 of base64 or of UTF-16, quoted-printable, a secret that is turned around, split or compressed, escapes nested deeper than three, and a part that an expression cuts out of a secret. Of multipart bodies `log.sanitize` masks nothing by its place.',
  ].join('\n\n')}\n`
}
