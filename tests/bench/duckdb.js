// duckdb.js FILE: the same three keys as floor.c, by DuckDB's CSV reader, two
// threads. Needs the npm package @duckdb/node-api.
const { DuckDBInstance } = require('@duckdb/node-api');

(async () => {
	const db = await DuckDBInstance.create(':memory:', { threads: '2' });
	const c = await db.connect();
	const file = process.argv[2].replace(/'/g, "''");
	const r = await c.runAndReadAll(
	    'select count(*), sum(n) from (select nis, subject, status, ' +
	    `count(*) as n from read_csv('${file}') group by all)`);

	console.log('%s keys, %s rows', ...r.getRows()[0]);
})();
