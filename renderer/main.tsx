import { render } from 'solid-js/web';
import { App } from './app';

const root = document.getElementById('window');
if (!root) throw new Error('The page has no #window');
render(() => <App bridge={window.proofsheet} />, root);
