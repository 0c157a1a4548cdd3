/** Small parts that several views are made of. */

import { h, type ComponentChildren } from 'preact'

/** One of a few, as a row of radio buttons. */
export function Choice<T extends string>({
  label,
  name,
  options,
  chosen,
  choose,
}: {
  label: string
  name: string
  options: { value: T; label: string }[]
  chosen: T
  choose(value: T): void
}) {
  return h(
    'fieldset',
    { class: 'choice' },
    h('legend', { class: 'unseen' }, label),
    ...options.map(({ value, label: words }) =>
      h(
        'label',
        { key: value },
        h('input', {
          type: 'radio',
          name,
          value,
          checked: value === chosen,
          onChange: () => choose(value),
        }),
        h('span', null, words),
      ),
    ),
  )
}

export const Section = ({
  title,
  children,
  aside,
}: {
  title: string
  children?: ComponentChildren
  aside?: ComponentChildren
}) => h('section', { class: 'section' }, h('header', null, h('h2', null, title), aside), children)

/** HTML of our own renderers, which escape every word. */
export const Rendered = ({
  html,
  ...attributes
}: {
  html: string
  class: string
  lang?: string
  dir?: 'ltr' | 'rtl'
}) => h('div', { ...attributes, dangerouslySetInnerHTML: { __html: html } })
