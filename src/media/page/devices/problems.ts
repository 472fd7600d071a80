import type { Capture, CaptureProblem } from './capture';

type Source = Capture['source'];

const names: Readonly<Record<Source, string>> = { microphone: 'microphone', webcam: 'camera' };

/** Why this page cannot ask for a device at all; undefined if it can. */
export const problemOfPage = (source: Source): CaptureProblem | undefined => {
  const name = names[source];
  if (typeof navigator.mediaDevices?.getUserMedia === 'function') return undefined;
  if (!globalThis.isSecureContext) {
    return {
      reason: 'insecure',
      message: `Browsers give a ${name} to secure pages alone, and this one came over http. Open it over https, or from localhost.`,
    };
  }
  return {
    reason: 'unsupported',
    message: `This browser cannot reach a ${name}. Open the page in a current Chrome, Firefox or Safari.`,
  };
};

/** Whether the user closed the prompt without choosing. If the browser does not tell, it counts as a denial. */
const wasDismissed = async (source: Source, { message }: DOMException): Promise<boolean> => {
  if (/dismiss/i.test(message)) return true;
  if (/system|policy/i.test(message)) return false;
  const name = (source === 'microphone' ? 'microphone' : 'camera') as PermissionName;
  const status = await navigator.permissions?.query({ name }).catch(() => undefined);
  return status?.state === 'prompt';
};

const ofDenial = async (source: Source, error: DOMException): Promise<CaptureProblem> => {
  const name = names[source];
  if (/system/i.test(error.message)) {
    return {
      reason: 'denied',
      message: `The system does not let this browser use the ${name}. Allow it in the system's privacy settings, then try again.`,
    };
  }
  if (await wasDismissed(source, error)) {
    return { reason: 'dismissed', message: `The ${name} was not allowed yet. Try again, and choose “Allow”.` };
  }
  return {
    reason: 'denied',
    message: `This page may not use the ${name}. Allow it in the site's settings, at the icon beside the address, then try again.`,
  };
};

/** Turns an error of `getUserMedia`, or of reading its stream, into a message for the user. */
export const problemOfError = async (source: Source, error: unknown): Promise<CaptureProblem> => {
  const name = names[source];
  if (!(error instanceof DOMException)) {
    return { reason: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return ofDenial(source, error);
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return { reason: 'none', message: `No ${name} was found. Connect one, then try again.` };
    case 'NotReadableError':
    case 'TrackStartError':
      return {
        reason: 'busy',
        message: `The ${name} is in use by another program. Close that program, or choose another ${name}, and try again.`,
      };
    default:
      return {
        reason: 'failed',
        message: `The ${name} could not be opened (${error.name}${error.message ? `: ${error.message}` : ''}). Try again, or choose another ${name}.`,
      };
  }
};

export const unplugged = (source: Source): CaptureProblem => ({
  reason: 'unplugged',
  message: `The ${names[source]} was unplugged or taken back. What came until then is kept. Connect it, or choose another one, to go on.`,
});

/** The error for a recording that is empty after this many seconds: WebKitGTK's recorder delivers no film at all. */
export const nothingRecorded = (source: Source, seconds: number): Error =>
  new Error(
    seconds < 1
      ? `Nothing was recorded: it was stopped before the ${names[source]} gave anything. Record again, a little longer.`
      : `Nothing was recorded: this browser gave nothing of the ${names[source]}. Record with another browser or program, and take the file.`,
  );
