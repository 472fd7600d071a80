import axe from 'axe-core';
import { createSignal, For } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { componentOf } from '../../../src/components';
import type { Kind, Properties, WireValue } from '../../../src/protocol';
import { preferScheme } from './accessible';
import { show, until } from './shown';

let count = 0;

/** A component within a block, as an app renders it. */
const Held = (props: { kind: Kind; value?: WireValue; properties?: object; children?: () => unknown }) => {
  const Each = componentOf(props.kind);
  return (
    <Each
      id={`yc-held-${count++}`}
      kind={props.kind}
      value={props.value ?? null}
      properties={(props.properties ?? {}) as Properties}
      interactive
      stale={false}
      onInput={() => {}}
      onEvent={() => {}}
      listened={new Set()}
    >
      {props.children?.() as Element}
    </Each>
  );
};
const textbox = (label: string, properties: object = {}) => (
  <Held kind="textbox" properties={{ label, ...properties }} />
);

describe('a button', () => {
  test('is named by the text on it and tells of each press', async () => {
    const shown = show('button', 'Roll the dice', { variant: 'primary' });
    const button = shown.screen.getByRole('button', { name: 'Roll the dice', exact: true });
    await button.click();
    await button.click();
    expect(shown.events).toEqual([['click'], ['click']]);
    expect(shown.root().dataset.ycKind).toBe('button');
    shown.set('Again');
    await expect.element(shown.screen.getByRole('button', { name: 'Again' })).toBeVisible();
  });

  test('cannot be pressed where it is not interactive', async () => {
    const shown = show('button', 'Go', { interactive: false });
    await expect.element(shown.screen.getByRole('button', { name: 'Go' })).toBeDisabled();
  });
});

test.each(['timer', 'state', 'browserstate'] as const)('a %s is never seen', (kind) => {
  expect(show(kind, null).host.innerHTML).toBe('');
});

describe('a row', () => {
  const widths = (shown: ReturnType<typeof show<'row'>>) =>
    [...shown.find('.yc-row').children].map((each) => each.getBoundingClientRect());
  const wide = (first: object, second: object, width: number) => {
    const shown = show('row', null, {}, { children: () => [textbox('a', first), textbox('b', second)] });
    shown.host.style.width = `${width}px`;
    return widths(shown);
  };

  test('gives each its share', () => {
    const [a, b] = wide({ scale: 2 }, { scale: 1 }, 616);
    expect(a?.top).toBe(b?.top);
    expect((a?.width ?? 0) / (b?.width ?? 1)).toBeCloseTo(2, 1);
  });

  test('wraps where they would be narrower than their least width, and overflows nothing', () => {
    const [a, b] = wide({ minWidth: 320 }, { minWidth: 400 }, 320);
    expect(b?.top).toBeGreaterThan(a?.bottom ?? 0);
    expect([a?.width, b?.width]).toEqual([320, 320]);
  });
});

test('a hidden block keeps what was typed in it, where the caret stood and the focus', async () => {
  const shown = show('column', null, { visible: true }, { children: () => textbox('Name') });
  const field = shown.find<HTMLTextAreaElement>('textarea');
  await userEvent.type(field, 'Grace');
  field.setSelectionRange(2, 2);
  shown.setProperties({ visible: false });
  expect(shown.host.offsetHeight).toBe(0);
  await until(() => document.activeElement !== field);
  shown.setProperties({ visible: true });
  expect(shown.find('textarea')).toBe(field);
  expect([field.value, field.selectionStart]).toEqual(['Grace', 2]);
  await until(() => document.activeElement === field);
});

describe('tabs', () => {
  const three = () => {
    const [second, setSecond] = createSignal<object>({ label: 'Two' });
    const shown = show(
      'tabs',
      0,
      {},
      {
        children: () => (
          <>
            <Held kind="tab" properties={{ label: 'One' }} children={() => textbox('First')} />
            <Held kind="tab" properties={second()} children={() => textbox('Second')} />
            <Held kind="tab" properties={{ label: 'Three' }} children={() => textbox('Third')} />
          </>
        ),
      },
    );
    return { ...shown, setSecond };
  };

  test('show the panel of the one that is open, named by it', async () => {
    const shown = three();
    await expect.element(shown.screen.getByRole('tabpanel', { name: 'One' })).toBeVisible();
    await shown.screen.getByRole('tab', { name: 'Two' }).click();
    await expect.element(shown.screen.getByRole('tabpanel', { name: 'Two' })).toBeVisible();
    await expect.element(shown.screen.getByRole('tabpanel', { name: 'One' })).not.toBeInTheDocument();
    expect(shown.inputs).toEqual([1]);
    expect(shown.events).toEqual([['select', { index: 1, value: 'Two', selected: true }]]);
    shown.set(2);
    await expect.element(shown.screen.getByRole('tab', { name: 'Three', selected: true })).toBeVisible();
    expect(shown.inputs).toEqual([1]);
  });

  test('keep what was typed in a panel that is closed', async () => {
    const shown = three();
    const field = shown.find<HTMLTextAreaElement>('textarea');
    await userEvent.type(field, 'kept');
    await shown.screen.getByRole('tab', { name: 'Three' }).click();
    await shown.screen.getByRole('tab', { name: 'One' }).click();
    expect(shown.find<HTMLTextAreaElement>('textarea')).toBe(field);
    expect(field.value).toBe('kept');
  });

  test('are one stop, with arrows, Home and End between them', async () => {
    const shown = three();
    await shown.screen.getByRole('tab', { name: 'One' }).click();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(shown.screen.getByRole('tab', { name: 'Three', selected: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(shown.screen.getByRole('tab', { name: 'Two', selected: true })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(shown.inputs).toEqual([2, 0, 1, 0]);
    expect(shown.find('[role=tab][tabindex="0"]').textContent).toBe('One');
  });

  test('follow yields that rename a tab or hide the one that is open', async () => {
    const shown = three();
    shown.setSecond({ label: 'Deux' });
    shown.set(1);
    await expect.element(shown.screen.getByRole('tabpanel', { name: 'Deux' })).toBeVisible();
    shown.setSecond({ label: 'Deux', visible: false });
    await expect.element(shown.screen.getByRole('tabpanel', { name: 'One' })).toBeVisible();
    await expect.element(shown.screen.getByRole('tab', { name: 'Deux' })).not.toBeInTheDocument();
    expect(shown.inputs).toEqual([]);
  });
});

describe('an accordion', () => {
  test('opens and closes, by a person and by yields, and tells of the person alone', async () => {
    const shown = show('accordion', false, { label: 'Settings' }, { children: () => textbox('Seed') });
    const field = shown.screen.getByRole('textbox', { name: 'Seed' });
    await expect.element(field).not.toBeInTheDocument();
    await shown.screen.getByText('Settings').click();
    await expect.element(field).toBeVisible();
    await until(() => shown.events.length > 0);
    shown.set(false);
    await expect.element(field).not.toBeInTheDocument();
    await shown.screen.getByText('Settings').click();
    await shown.screen.getByText('Settings').click();
    await until(() => shown.events.length === 3);
    expect(shown.inputs).toEqual([true, true, false]);
    expect(shown.events).toEqual([['expand'], ['expand'], ['collapse']]);
  });
});

test('a sidebar folds and keeps what it holds', async () => {
  const shown = show('sidebar', true, { label: 'Options' }, { children: () => textbox('Seed') });
  const fold = shown.screen.getByRole('button', { name: 'Options' });
  await shown.screen.getByRole('textbox', { name: 'Seed' }).fill('7');
  await fold.click();
  await expect.element(fold).toHaveAttribute('aria-expanded', 'false');
  await expect.element(shown.screen.getByRole('textbox')).not.toBeInTheDocument();
  await fold.click();
  await expect.element(shown.screen.getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  expect(shown.inputs).toEqual([false, true]);
  expect(shown.events).toEqual([['collapse'], ['expand']]);
});

/** Every kind of block with something in it. */
const everything = () => {
  const shown = show(
    'column',
    null,
    {},
    {
      children: () => (
        <>
          <Held kind="sidebar" value={true} properties={{ label: 'Side' }} children={() => textbox('In the side')} />
          <Held
            kind="row"
            properties={{ label: 'Both' }}
            children={() => [
              <Held kind="column" children={() => textbox('Left')} />,
              <Held kind="column" properties={{ minWidth: 500 }} children={() => textbox('Right')} />,
            ]}
          />
          <Held
            kind="group"
            children={() => [textbox('Above'), <Held kind="checkbox" value={true} properties={{ label: 'Below' }} />]}
          />
          <Held
            kind="tabs"
            value={0}
            children={() => (
              <For each={['One', 'Two', 'A third with a very long name', 'Four', 'Five', 'Six', 'Seven', 'Eight']}>
                {(label) => <Held kind="tab" properties={{ label }} children={() => textbox(`In ${label}`)} />}
              </For>
            )}
          />
          <Held kind="accordion" value={true} properties={{ label: 'More' }} children={() => textbox('Folded')} />
          <Held
            kind="row"
            children={() => (
              <For each={['primary', 'secondary', 'stop']}>
                {(variant) => <Held kind="button" value={`Press ${variant}`} properties={{ variant }} />}
              </For>
            )}
          />
        </>
      ),
    },
  );
  shown.host.classList.add('yc-blocks');
  return shown;
};

test.each(['light', 'dark'])('all blocks pass axe in %s', async (scheme) => {
  await preferScheme(scheme);
  document.body.style.background = 'var(--yc-surface)';
  const shown = everything();
  const results = await axe.run({ include: [shown.host] }, { rules: { region: { enabled: false } } });
  expect(results.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html)}`)).toEqual([]);
});

test('all blocks fit 320 pixels', () => {
  const shown = everything();
  shown.host.style.width = '280px';
  expect(shown.host.scrollWidth).toBeLessThanOrEqual(280);
});
