/** Components that take their values by position or in one object. */
export const plain =
  'Textbox Number Slider Checkbox CheckboxGroup Radio Dropdown Image Audio Video File Markdown HTML Code JSON Label Dataframe Gallery Chatbot'.split(
    ' ',
  );

/** Words that may stand for a component in inputs and outputs. */
export const byWord: Record<string, string> = {
  text: 'Textbox',
  string: 'Textbox',
  str: 'Textbox',
  textarea: 'Textbox',
  bool: 'Checkbox',
  boolean: 'Checkbox',
  int: 'Number',
  float: 'Number',
  csv: 'Dataframe',
  table: 'Dataframe',
  files: 'File',
  plot: 'Image',
  sketchpad: 'Image',
  webcam: 'Image',
  microphone: 'Audio',
  mic: 'Audio',
  sound: 'Audio',
};

/** Event names of Gradio and others → our own. */
export const eventNames: Record<string, string> = {
  key_up: 'keyUp',
  start_recording: 'startRecording',
  pause_recording: 'pauseRecording',
  stop_recording: 'stopRecording',
  onClick: 'click',
  onChange: 'change',
  onSubmit: 'submit',
  stop: 'end',
};
