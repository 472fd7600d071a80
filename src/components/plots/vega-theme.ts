/** The look of plots, from the theme's tokens as they are now. */
export const vegaTheme = (place: Element) => {
  const probe = document.createElement('span');
  place.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--yc-${token})`;
    return getComputedStyle(probe).color;
  };
  const [ink, soft, line, strong, surface, accent] = [
    'ink',
    'ink-soft',
    'line',
    'line-strong',
    'surface-raised',
    'accent',
  ].map(colour) as [string, string, string, string, string, string];
  const font = getComputedStyle(probe).fontFamily;
  probe.remove();
  const axis = {
    labelColor: soft,
    titleColor: ink,
    gridColor: line,
    domainColor: strong,
    tickColor: strong,
    labelFont: font,
    titleFont: font,
    titleFontWeight: 600,
  };
  const text = { labelColor: soft, titleColor: ink, labelFont: font, titleFont: font };
  return {
    background: surface,
    axis,
    legend: text,
    header: text,
    title: { color: ink, subtitleColor: soft, font, subtitleFont: font },
    view: { stroke: line },
    style: { 'guide-label': { fill: soft, font }, 'guide-title': { fill: ink, font }, cell: { stroke: line } },
    mark: { color: accent },
    text: { fill: ink, color: ink, font },
    rule: { stroke: soft, color: soft },
    range: {
      category: [
        accent,
        '#e4572e',
        '#3f6fd8',
        '#f2b134',
        '#8e5bb5',
        '#17a398',
        '#d64577',
        '#76b041',
        '#b5651d',
        '#7a8aa6',
      ],
    },
  };
};
