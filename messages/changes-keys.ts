/** The texts of changes to what was published: the lines under a headline and the short replies to a post. */

export const changesVariables = {
  updated: ['moment', 'line'],
  'told-correct': [],
  'told-update': [],
  'told-withdraw': [],
} as const
