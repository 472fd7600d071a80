/** The logo: a dot that casts, and its yields as ticks on a scale. */
export const Brand = () => (
  <h1 class="pg-brand">
    <svg class="pg-mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <circle class="pg-mark-dot" cx="5" cy="10" r="4" />
      <path class="pg-mark-ticks" d="M13 2v16M18 5v10M23 7v6M28 8.5v3" />
    </svg>
    <span class="pg-wordmark">yieldcast</span>
  </h1>
);
