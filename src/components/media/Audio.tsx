import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { expectedAudio } from './expected';
import { MediaField } from './MediaField';
import { soundPlayback } from './value-playback';

export const Audio = (props: ComponentProps<'audio'>) => (
  <MediaField
    of={props}
    playbackOf={soundPlayback}
    expected={expectedAudio}
    invitation={say('Drop a sound here, paste it, or choose a file')}
  />
);
