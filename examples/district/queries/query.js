// query.js SQL ...: what each of these files asks, as CSV, by DuckDB from the npm
// package @duckdb/node-api; the same as duckdb -csv -init figures.sql <SQL.
// figures.csv is in the working directory.
const fs = require('fs');
const path = require('path');
const { DuckDBInstance } = require('@duckdb/node-api');

const cell = (v) => {
	const s = v === null ? '' : String(v);

	return /[",\n]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s;
};

(async () => {
	const db = await DuckDBInstance.create(':memory:');
	const c = await db.connect();
	const read = (f) => fs.readFileSync(f, 'utf8');

	await c.run(read(path.join(__dirname, 'figures.sql')));
	for (const file of process.argv.slice(2)) {
		const r = await c.runAndReadAll(read(file));

		console.log(r.columnNames().map(cell).join(','));
		for (const row of r.getRows())
			console.log(row.map(cell).join(','));
	}
})().catch((e) => {
	console.error(`query.js: ${e.message}`);
	process.exit(1);
});
