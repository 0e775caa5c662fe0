// Books of tables: scripts, because a page opened from a folder may load nothing else. Every number is looked up.
const expected = {}, opened = {};

function script(source) {
  return new Promise((resolve, reject) => document.head.append(make("script", { src: source, onload: resolve, onerror: reject })));
}

async function fetched(name) {
  await script(`data/${name}.js`);
  const bytes = Uint8Array.from(atob(expected[name]), (letter) => letter.charCodeAt(0));
  delete expected[name];
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const raw = new Uint8Array(await new Response(stream).arrayBuffer());
  const length = new DataView(raw.buffer).getUint32(0, true);
  return new Book(JSON.parse(new TextDecoder().decode(raw.subarray(4, 4 + length))), raw.subarray(4 + length));
}

function load(name) {
  opened[name] ??= fetched(name).catch((error) => { delete opened[name]; throw error; });
  return opened[name];
}

class Book {
  constructor(head, raw) {
    Object.assign(this, head, { raw, read: [], made: [], starts: [0] });
    for (const [, , bytes] of head.series) this.starts.push(this.starts.at(-1) + bytes);
  }
  row(number) {
    return (this.read[number] ??= this.unpack(number));
  }
  unpack(number) {
    const [order, count] = this.series[number], row = new Array(count);
    let at = this.starts[number], value = 0, slope = 0;
    for (let k = 0; k < count; k++) {
      let folded = 0, weight = 1, byte;
      do {
        byte = this.raw[at++];
        folded += (byte & 127) * weight;
        weight *= 128;
      } while (byte & 128);
      const next = folded % 2 ? -(folded + 1) / 2 : folded / 2;
      if (order === 0) value = next;
      else if (order === 1) value += next;
      else value += slope += next;
      row[k] = value;
    }
    return row;
  }
  // [texts, row]: texts[row[k]] is what is shown at position k
  column(number) {
    return (this.made[number] ??= this.written(...this.columns[number]));
  }
  written(kind, first, second, ...more) {
    if (kind < 0) return [this.texts[first], this.row(second)];
    const frame = this.texts[kind], numbers = [first, second, ...more].filter((each) => each !== undefined).map((each) => this.row(each));
    const row = numbers[0].map((_, k) => k);
    for (let k = 1; k < row.length; k++) if (numbers.every((each) => each[k] === each[k - 1])) row[k] = row[k - 1];
    const whole = (texts, k) => {
      if (k !== "length") row.forEach((_, at) => { texts[at] ??= write(at); });
      return texts[k];
    };
    const write = (k) => frame[0] + numbers.map((each, i) => spoken(each[k], frame[2 * i + 1]) + frame[2 * i + 2]).join("");
    return [new Proxy(new Array(row.length), { get: (texts, k) => (k >= 0 ? (texts[k] ??= write(+k)) : whole(texts, k)) }), row];
  }
  page(number) {
    const page = this.pages[number], [marks, names, columns] = [page.marks, page.names, page.columns].map((each) => this.row(each));
    const found = columns.map((each) => this.column(each)), index = new Uint16Array(columns.length * page.positions);
    found.forEach(([, row], i) => index.set(row, i * page.positions));
    return {
      markup: this.row(page.markup).map((each) => this.pieces[each]).join(""),
      channels: found.map(([texts], i) => [marks[i], this.names[names[i]], texts]),
      index,
    };
  }
}

// A whole number with its decimals put back.
function spoken(value, [decimals, plus, minus, trimmed]) {
  const sign = value < 0 ? minus : plus ? "+" : "", digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals, tail = trimmed ? digits.slice(cut).replace(/0+$/, "") : digits.slice(cut);
  return sign + digits.slice(0, cut) + (tail ? `.${tail}` : "");
}
