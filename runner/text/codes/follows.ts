// What a finding may be no more than a consequence of: names of causes, and how far each reaches.

/** How far: check/after/reach.ts says what lies within. `word` is the same name, wherever it stands. */
export type Reach = 'place' | 'word' | 'file' | 'component' | 'app'

/** Mistakes that others may follow from; check/after/causes.ts knows each by its finding. */
export type Cause =
  /** A file that is no JSON, or holds another kind of value than it should. */
  | 'broken-file'
  | 'broken-base'
  /** An error in the manifest, in the shape of a file or in an expression, anywhere. */
  | 'any-error'
  /** What the manifest says of base, common data, groups and readme. */
  | 'general-files'
  /** A component's entry in the manifest, where it decides how the component is read. */
  | 'entry'
  /** An entry of which loading itself says that it leads nowhere. */
  | 'unread-entry'
  /** An export without the metadata that would tell names, labels and descriptions. */
  | 'export-without-metadata'
  /** A wrong shape anywhere. */
  | 'wrong-shape'
  /** Wrong keys that make an answer, a request as a whole, or what stands around both. */
  | 'answer-keys'
  | 'request-keys'
  | 'envelope-keys'
  /** Wrong keys that decide which values a parameter stands for. */
  | 'parameter-keys'
  | 'required-key'
  | 'connection-parameters'
  | 'groups'
  /** An expression nobody can read, or any that is wrong. */
  | 'malformed-expression'
  | 'wrong-expression'
  | 'text-for-expression'
  | 'undeclared-parameter'
  | 'nameless-field'
  | 'repeated-option'
  | 'search-without-iterate'
  | 'label-without-verb'
  | 'wrong-sample'
  /** A field of an interface that no answer has. */
  | 'unknown-field'

/** The causes a finding may follow from, by how far they reach. */
export type Follows = { readonly [Far in Reach]?: readonly Cause[] }

/** What is found by reading the files of a component together. */
export const OF_FILES = ['broken-file', 'entry'] as const
