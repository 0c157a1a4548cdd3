/** The libraries that the tests and journeys of Telegram run over, and the ways in which its updates come. */
import type { TelegramLibrary } from '../../adapters/telegram/telegram.ts'

export const libraries: TelegramLibrary[] = ['grammy', 'telegraf']

/** Polling over each library, and the webhook. */
export type TelegramWay = TelegramLibrary | 'webhook'
export const ways: TelegramWay[] = [...libraries, 'webhook']
