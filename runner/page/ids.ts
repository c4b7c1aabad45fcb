// The ids of controls: those of two forms never meet.

/** The id of the control of a field in a form. */
export function fieldId(form: string, path: string): string {
  return `${form}-${path.replace(/[^A-Za-z0-9_-]/g, '_')}`
}
