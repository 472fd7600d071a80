import { Show } from 'solid-js';
import { encode } from 'uqr';

/** Phones can read QR codes of up to about this many bytes. The standard's maximum of 2,953 is too fine for them. */
const mostBytes = 1000;

/** Shows a link as a QR code: dark on light, with the margin that cameras need. */
export const QrCode = (props: { link: string; label: string }) => {
  const path = () => {
    if (new TextEncoder().encode(props.link).length > mostBytes) return undefined;
    const { data, size } = encode(props.link, { ecc: 'L', border: 4 });
    let drawn = '';
    for (const [y, row] of data.entries())
      for (const [x, dark] of row.entries()) if (dark) drawn += `M${x} ${y}h1v1h-1z`;
    return { drawn, size };
  };
  return (
    <Show
      when={path()}
      fallback={
        <p>
          The link has {props.link.length.toLocaleString('en')} characters, which makes a code too fine for phones (they
          read about {mostBytes.toLocaleString('en')}). Send the link, or export the app and link to where you put it.
        </p>
      }
    >
      {(code) => (
        <svg class="pg-qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.label}>
          <rect width="100%" height="100%" fill="#fff" />
          <path d={code().drawn} fill="#000" shape-rendering="crispEdges" />
        </svg>
      )}
    </Show>
  );
};
