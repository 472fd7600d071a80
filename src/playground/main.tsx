import { render } from 'solid-js/web';
import { Playground } from './playground';
import './styles/index.css';

const root = document.getElementById('root');
if (root) render(() => <Playground />, root);
