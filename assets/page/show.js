// Puts the verdict on the page. Every name and title goes in as text, never as markup.

const list = JSON.parse(document.getElementById('list').textContent);
const part = (id) => document.getElementById(id);

/** Of each verdict: the colour, the sign, and what it means. */
const MEANING = {
  right: ['right', '✓', 'Trạm đã ký đúng những điều này:'],
  altered: ['wrong', '✗', 'Mã đã bị sửa, hoặc chép nhầm. Hãy quét lại mã ở trạm.'],
  not_a_credential: ['wrong', '✗', 'Đây không phải mã xác nhận của trạm học, hoặc chép chưa đúng.'],
  unknown_station: ['', '?', 'Trang này chưa có khóa của trạm đã ký. Mã có thể đúng, có thể không. Hãy hỏi xã.'],
  key_exposed: ['stop', '!', 'Chữ ký khớp, nhưng khóa của trạm đã bị lộ, người khác cũng ký được. Chỉ sổ của xã mới biết.'],
  revoked: ['stop', '!', 'Chữ ký khớp, nhưng xã đã rút lại xác nhận này.'],
  demo: ['demo', '✗', 'Mã này chỉ để làm mẫu, không xác nhận điều gì.'],
};
const LEVELS = { alone: 'Đã tập một mình', watched: 'Đã tập, có người xem', real: 'Đã làm thật' };

function lines(facts) {
  const title = list.lessons[facts.lesson];
  const all = {
    'Bài học': title ? `${title} (bài\u00a0${facts.lesson})` : `Bài ${facts.lesson}`,
    'Mức': LEVELS[facts.kind],
    'Ngày': shownDate(facts.date) + (facts.clock ? '' : ' (đồng hồ chưa kiểm tra)'),
    'Kết quả': `${facts.passed ? 'Đạt' : 'Chưa đạt'}, ${facts.percent}%`,
  };
  if (facts.reissued) all['Ghi chú'] = 'Bản cấp lại';
  return Object.entries(all).flatMap(([name, value]) => [element('dt', name), element('dd', value)]);
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function counted(text) {
  const length = [...bare(text)].length;
  return length === 212 ? '' : ` Mã có đúng 212 chữ số, ở đây có ${length}.`;
}

function show(colour, sign, words, meaning, facts) {
  document.body.className = colour;
  part('sign').textContent = sign;
  const [head, ...rest] = words.split(' – ');
  part('words').replaceChildren(head, ...rest.map((more) => element('small', ' – ' + more)));
  part('meaning').textContent = meaning;
  part('facts').replaceChildren(...facts ? lines(facts) : []);
  part('limits').hidden = !facts;
  scrollTo(0, 0);
}

function look(text) {
  const { verdict, words, facts } = judge(text, list);
  const [colour, sign, meaning] = MEANING[verdict];
  show(colour, sign, words, meaning + (verdict === 'not_a_credential' ? counted(text) : ''), facts);
}

/** The camera's link has brought us here, or nobody has given a code yet. */
function arrive() {
  if (location.hash) look('https://x/V' + location.hash);
  else show('start', '', 'Mã xác nhận này có đúng không?', 'Mở camera điện thoại, quét mã QR trên giấy hoặc trên màn hình trạm.');
}

part('commune').textContent = list.commune ? `Trạm học · ${list.commune}` : 'Trạm học';
part('warning').textContent = list.warning;
part('source').textContent =
  (list.date ? `Danh sách khóa ngày ${shownDate(list.date)}. ` : '') + `Trang này biết ${list.stations.length} khóa trạm, tự xem mã, không gửi gì đi đâu.`;
// The field comes when it is asked for: where there is one, browsers ask their makers what could be filled in.
part('typed').addEventListener('click', ({ target }) => {
  if (!target.matches('button')) return;
  if (part('text')) return look(part('text').value);
  part('typed').replaceChildren(part('field').content.cloneNode(true));
  part('text').focus();
});
addEventListener('hashchange', arrive);
arrive();
if (location.protocol !== 'file:') {
  navigator.serviceWorker?.register(list.worker, { scope: location.pathname }).catch(() => {});
}
