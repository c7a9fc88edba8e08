type Attributes = Readonly<Record<string, string>>;

/** An element with its attributes and what stands in it. Text goes in as text: it is never read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button; `id` is the same whenever it is made anew, so that the focus finds it again. */
export function button(
  id: string,
  label: string,
  press: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', id, ...attributes }, label);
  made.addEventListener('click', press);
  return made;
}
