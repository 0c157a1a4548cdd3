/** A plain grey picture, which takes the place of one that can no longer be removed. */
import type { Upload } from './wire.ts'

/** PNG, 320 by 180. */
const grey = [
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0CAAAAADAj6rNAAAA80lEQVR42u3QMQ0AAAwDoPpXV0kVsWsJSCDlJAoEChQoEIEC',
  'BQpEoECBAhEoUKBABAoUKBCBAgUKRKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECBSJQoECBCBQoUCACBQoUiECBAgUiUKBAgQgU',
  'KFAgAgUKFIhAgQIFIlCgQIEIFChQoEAFAgUKFIhAgQIFIlCgQIEIFChQIAIFChSIQIECBSJQoECBCBQoUCACBQoUiECBAgUi',
  'UKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECEShQoEAEChQoEIECBQpEoECBAhEoUKBABAoUKFCgAoECBQpEoMCfBhy92qvceT+/',
  'AAAAAElFTkSuQmCC',
].join('')

export const blankPicture: Upload = { bytes: Buffer.from(grey, 'base64'), name: 'blank.png' }
