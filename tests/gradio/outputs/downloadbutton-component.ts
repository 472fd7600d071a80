import * as yc from 'yieldcast';

export default yc.Blocks(yc.DownloadButton('Download words', { value: new File(['words'], 'words.txt') }));
