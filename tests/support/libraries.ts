/** The libraries that the tests and journeys of Telegram run over. */
import type { TelegramLibrary } from '../../adapters/telegram/telegram.ts'

export const libraries: TelegramLibrary[] = ['grammy', 'telegraf']
