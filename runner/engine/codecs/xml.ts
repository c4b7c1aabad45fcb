// XML answers in the shape Make gives them: every element a list, text and attributes beside.
import { xmlParser } from '../../iml/index.ts'

/**
 * Reads XML: every element is a list, its text stands alone or, beside attributes, in `_value`;
 * attributes stand in `_attributes` (documented). Throws an Error with the reason for broken XML.
 */
export function readXml(text: string): unknown {
  // loaded at the first XML answer only
  const { XMLParser, XMLValidator } = xmlParser()
  const verdict = XMLValidator.validate(text)
  if (verdict !== true) throw new Error(`${verdict.err.msg} (line ${verdict.err.line})`)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributesGroupName: '_attributes',
    attributeNamePrefix: '',
    textNodeName: '_value',
    ignoreDeclaration: true,
    parseTagValue: false,
    parseAttributeValue: false,
    // the five names are decoded anyway; numbers of characters only with this
    htmlEntities: true,
    isArray: (name, _path, _leaf, isAttribute) =>
      !isAttribute && name !== '_value' && name !== '_attributes',
  })
  return parser.parse(text)
}
