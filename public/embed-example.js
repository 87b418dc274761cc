// The third embed of embed-example.html.
const embed = Raftarium.create(document.getElementById('third'), {
  open: 'library/three-of-five-stop',
  parts: ['stage', 'logs', 'time'],
  allow: ['crash', 'restart'],
  title: 'A cluster to break',
});
const said = document.getElementById('said');
const say = (text) => {
  said.value = text;
};
const doing = (act) => () => act().catch((error) => say(error.message));

document.getElementById('crash').addEventListener(
  'click',
  doing(() => embed.act({ do: 'crash', server: 'leader' })),
);
document.getElementById('play').addEventListener(
  'click',
  doing(() => embed.play()),
);
document.getElementById('pause').addEventListener(
  'click',
  doing(() => embed.pause()),
);
embed.on('playing', ({ playing, t }) => say(playing ? 'It plays.' : `It stands at ${t.toFixed(1)} ms.`));
