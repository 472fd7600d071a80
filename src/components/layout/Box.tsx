import type { JSX } from 'solid-js';
import type { ComponentProps } from '../contract';
import { createHiding, placeOf } from '../place';

type BoxProps = ComponentProps<'row' | 'column' | 'group'>;

/** A block that only lays out its content. It has an accessible name only if the author gave it a label. */
const Box = (props: { of: BoxProps; equalHeight?: boolean; children: JSX.Element }) => {
  const hiding = createHiding(props.of);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a name only when it has the role
    <div
      ref={hiding.ref}
      id={props.of.id}
      class={`yc-${props.of.kind}`}
      data-yc-kind={props.of.kind}
      data-equal-height={props.equalHeight ? '' : undefined}
      role={props.of.properties.label ? 'group' : undefined}
      aria-label={props.of.properties.label || undefined}
      hidden={hiding.hidden()}
      style={placeOf(props.of.properties)}
    >
      {props.children}
    </div>
  );
};

export const Row = (props: ComponentProps<'row'>) => (
  <Box of={props} equalHeight={props.properties.equalHeight}>
    {props.children}
  </Box>
);
export const Column = (props: ComponentProps<'column'>) => <Box of={props}>{props.children}</Box>;
export const Group = (props: ComponentProps<'group'>) => <Box of={props}>{props.children}</Box>;
