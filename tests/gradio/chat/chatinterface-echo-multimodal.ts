import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: ({ text, files }) => [`You wrote “${text}”, with ${files.length}:`, ...files],
  multimodal: true,
  textbox: yc.MultimodalTextbox({ label: 'Message', fileCount: 'multiple' }),
});
