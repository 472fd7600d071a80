import * as yc from 'yieldcast';

const theme = yc.theme({});

const name = yc.Textbox({
  label: 'Name',
  value: 'Ada Lovelace',
  info: 'As it stands on the ticket',
});
const note = yc.Textbox({
  label: 'Note',
  placeholder: 'Anything that we should know',
  lines: 2,
});
const nights = yc.Slider({
  label: 'Nights',
  minimum: 1,
  maximum: 14,
  value: 5,
  step: 1,
});
const by = yc.Radio({
  label: 'By',
  choices: ['Train', 'Boat', 'Bicycle'],
  value: 'Train',
});
const wishes = yc.Dropdown({
  label: 'Wishes',
  choices: ['Window seat', 'Quiet', 'Breakfast'],
  value: ['Window seat', 'Quiet'],
  multiselect: true,
});
const insured = yc.Checkbox({ label: 'With insurance', value: true });

const plan = yc.Button('Plan', { variant: 'primary' });
const fail = yc.Button('Fail');
const cancel = yc.Button('Cancel', { variant: 'stop' });

const chat = yc.Chatbot({
  label: 'Conversation',
  height: 260,
  value: [
    { role: 'user', content: 'Where does the night train stop?' },
    {
      role: 'assistant',
      content:
        'In **Basel**, and at `05:42` in [Milan](https://example.com).',
    },
    { role: 'user', content: 'And the way back?' },
  ],
});
const route = yc.Dataframe({
  label: 'Route',
  value: [
    { from: 'Zürich', to: 'Basel', minutes: 53 },
    { from: 'Basel', to: 'Milan', minutes: 258 },
    { from: 'Milan', to: 'Genoa', minutes: 97 },
  ],
});
const chances = yc.Label({
  label: 'Weather',
  value: { sun: 0.62, rain: 0.27, snow: 0.11 },
});
const code = yc.Code({
  label: 'Source',
  language: 'typescript',
  value:
    "// The way back\nconst back = stops.map(({ name }) => name + ' in 21 min');\nawait send(back, true);",
});
const whistle = yc.Audio({ label: 'Whistle', value: tone(880, 2) });

export default yc.Blocks(
  { title: 'A trip by rail', theme },
  yc.Markdown({
    label: 'About',
    showLabel: false,
    value:
      'Fill in the form, then press **Plan**. [How it works](https://example.com)',
  }),
  yc.Row(
    yc.Column(
      { minWidth: 240 },
      name,
      note,
      nights,
      by,
      wishes,
      insured,
      yc.Row(plan, fail, cancel),
    ),
    yc.Column(
      { minWidth: 240 },
      yc.Tabs(
        yc.Tab('Chat', chat),
        yc.Tab('Route', route),
        yc.Tab('Code', code),
      ),
      chances,
      whistle,
    ),
  ),
);

// Each step shows in the bar, and adds to the conversation.
const planning = plan.click(
  async function* (name, nights, by) {
    const steps = [
      'Reading the timetable',
      'Looking for a seat',
      'Booking',
      'Printing the ticket',
    ];
    for (const [i, step] of steps.entries()) {
      yc.progress(i / steps.length, { description: step });
      await yc.sleep(1);
    }
    const messages: yc.ChatMessage[] = [
      { role: 'user', content: `A trip for ${name}` },
      {
        role: 'assistant',
        content: `Done: ${nights} nights by ${by.toLowerCase()}.`,
      },
    ];
    yield messages;
  },
  [name, nights, by],
  chat,
);
cancel.click(null, null, null, { cancels: planning });
fail.click(
  () => {
    throw new yc.Error('There is no train to the moon.', {
      title: 'Not that far',
    });
  },
  null,
  null,
);

// Sound as samples: a tone that fades.
function tone(frequency: number, seconds: number, sampleRate = 24_000) {
  const samples = Float32Array.from(
    { length: seconds * sampleRate },
    (_, i) => {
      const at = i / sampleRate;
      return (
        0.4 * Math.sin(2 * Math.PI * frequency * at) * Math.exp(-2 * at)
      );
    },
  );
  return { sampleRate, samples };
}
