import { createServer } from "node:http";
import pg from "pg";

/** The ceiling of P4: a plain Node server that answers JSON after one read by primary key. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });

const server = createServer((request, response) => {
  const id = new URL(request.url ?? "/", "http://localhost").searchParams.get("id");
  const text = "SELECT balance FROM account WHERE program_id = $1 AND member_id = $2 AND unit = 'points'";
  pool.query<{ balance: string }>({ name: "read", text, values: [process.env.BENCH_PROGRAM, id] }).then(
    ({ rows }) => {
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ balance: Number(rows[0]?.balance) }));
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
