/** The texts of what a platform's own rules ask for. */

export const platformVariables = {
  'may-not-show': [],
} as const
