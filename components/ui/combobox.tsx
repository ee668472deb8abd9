'use client';
/**
 * A text field with a list to choose from: what is chosen is shown by its name, and anything else can be typed.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { type KeyboardEvent, useId, useState } from 'react';
import { classNames } from './class-names.ts';
import type { ControlProps } from './field.tsx';
import { Input } from './input.tsx';

export type ComboboxOption = {
  /** What is chosen: an id. */
  readonly value: string;
  readonly name: string;
  /** Tells those of one name apart. */
  readonly detail: string;
};

type Props = {
  readonly control: ControlProps;
  /** An option's value, or what was typed. */
  readonly value: string;
  readonly options: readonly ComboboxOption[];
  /** Name of the list for assistive technology. */
  readonly label: string;
  readonly placeholder?: string;
  /** Said below the first options when there are more. */
  readonly more: (count: number) => string;
  readonly onChange: (value: string) => void;
};

/** More than that nobody reads; typing narrows them. */
const MOST = 50;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export function Combobox({ control, value, options, label, placeholder, more, onChange }: Props) {
  const list = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const chosen = options.find((option) => same(option.value, value));
  const found = chosen === undefined ? options.filter((option) => holds(option, value)) : options;
  const shown = found.slice(0, MOST);
  const isShown = isOpen && shown.length > 0;

  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const choose = (option: ComboboxOption) => {
    onChange(option.value);
    close();
  };
  const type = (text: string) => {
    const named = options.filter(({ name }) => same(name, text.trim()));
    onChange(named.length === 1 ? (named[0]?.value ?? text) : text);
    setIsOpen(true);
    setActive(-1);
  };
  const move = (by: 1 | -1) => {
    if (!isShown) return setIsOpen(true);
    const next = active < 0 && by < 0 ? shown.length - 1 : active + by;
    setActive(((next % shown.length) + shown.length) % shown.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = shown[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && isShown && option !== undefined) choose(option);
    else if (event.key === 'Escape' && isShown) close();
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative min-w-0">
      <Input
        {...control}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={list}
        aria-autocomplete="list"
        {...(isShown && active >= 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        mono={chosen === undefined && value.startsWith('/')}
        value={chosen?.name ?? value}
        placeholder={placeholder}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
        onClick={() => setIsOpen(true)}
        onBlur={close}
        autoCapitalize="off"
        spellCheck={false}
      />
      <div
        id={list}
        role="listbox"
        aria-label={label}
        hidden={!isShown}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-md border border-line-2 bg-surface py-1 shadow-lg"
      >
        {shown.map((option, index) => (
          // The keyboard stays in the field: aria-activedescendant says where it is.
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={option.value}
            id={`${list}-${index}`}
            role="option"
            aria-selected={option === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' });
            }}
            className={classNames(
              'flex cursor-pointer flex-wrap items-baseline gap-x-2 px-2.5 py-1 hover:bg-hover',
              index === active && 'bg-hover',
              option === chosen && 'font-medium',
            )}
          >
            <span className="wrap-anywhere">{option.name}</span>
            <span className="text-xs font-normal text-ink-2">{option.detail}</span>
          </div>
        ))}
        {found.length > MOST && (
          <p role="presentation" className="px-2.5 py-1 text-xs text-ink-2">
            {more(found.length - MOST)}
          </p>
        )}
      </div>
    </div>
  );
}

function holds({ value, name, detail }: ComboboxOption, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return [value, name, detail].some((text) => text.toLowerCase().includes(wanted));
}
