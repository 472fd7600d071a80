/** Takes a property back to what it is in the base. It keeps its place and its focus when there is nothing to take back. */
export const ResetButton = (props: { of: string; onReset?: (() => void) | undefined }) => (
  <button
    type="button"
    class="pg-tb-reset"
    aria-label={`Reset ${props.of}`}
    title={props.onReset ? 'As in the theme that it starts from' : 'It is as in the theme that it starts from'}
    aria-disabled={!props.onReset}
    onClick={() => props.onReset?.()}
  >
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3 3v4h4M3.4 6.6A5 5 0 1 1 3 9" />
    </svg>
  </button>
);
