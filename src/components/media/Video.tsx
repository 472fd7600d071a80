import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { expectedVideo } from './expected';
import { MediaField } from './MediaField';
import { videoPlayback } from './value-playback';

export const Video = (props: ComponentProps<'video'>) => (
  <MediaField
    of={props}
    playbackOf={videoPlayback}
    expected={expectedVideo}
    invitation={say('Drop a video here, paste it, or choose a file')}
  />
);
