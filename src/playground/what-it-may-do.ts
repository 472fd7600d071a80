/** The devices that the code may use, judging by the names in it. The browser asks the user in any case. */
export const devicesOf = (source: string): string[] => [
  ...(/\b(?:Audio|Video|microphone)\b/.test(source) ? ['microphone'] : []),
  ...(/\b(?:Image|Video|webcam)\b/.test(source) ? ['camera'] : []),
];

/** Says what somebody else's code may do besides computing and drawing in its sandbox. */
export const whatItMayDo = (source: string): string => {
  const devices = devicesOf(source);
  const asks =
    devices.length > 0
      ? `It may ask for your ${devices.join(' and your ')}; the browser asks you first.`
      : 'It asks for neither microphone nor camera.';
  const others = /\bremote\b/.test(source)
    ? ' It may want to use other servers; this page asks you first, for each.'
    : '';
  return `This code came from elsewhere. It runs apart from your files and from this site, and can send what you give it to jsDelivr, esm.sh, unpkg and Hugging Face.${others} ${asks}`;
};
