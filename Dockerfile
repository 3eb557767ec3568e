# Laurel in production. Three stages: everything to build with, the packages to run with, and what runs.
# The same Node as in .nvmrc and in package.json's devDependencies.
FROM node:22.23.3-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22.23.3-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:22.23.3-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=packages --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/build ./build
COPY --from=build --chown=root:root /app/prisma/migrations ./prisma/migrations
COPY --from=build --chown=root:root /app/scripts/migrate.ts ./scripts/migrate.ts
COPY package.json ./
# Nothing in the image belongs to the account that runs it, so the application cannot change itself.
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Migrations take a lock, so several containers may start at once. `exec` hands Docker's SIGTERM to the server.
CMD ["sh", "-c", "node scripts/migrate.ts && exec node --enable-source-maps build/server/index.js"]
