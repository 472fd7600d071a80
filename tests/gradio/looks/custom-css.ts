import * as yc from 'yieldcast';

const css = `
  h3 { color: rgb(0, 128, 0); }
  @media (max-width: 600px) { h3 { color: rgb(0, 0, 128); } }
`;

export default yc.Blocks({ css }, () => {
  yc.Column(() => {
    yc.Markdown('### A style sheet');
    yc.Markdown('The heading is blue on a narrow page.');
  });
});
