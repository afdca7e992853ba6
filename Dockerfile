# Two targets: `worker` (what a union hosts) and `rehearsal` (everything against local doubles, no token needed).
# Run the worker with a read-only root and one writable folder:
#   docker build --target worker -t unionbot .
#   docker run --read-only --tmpfs /tmp -v unionbot-data:/data -e Telegram__Token=… -e Discord__Token=… unionbot

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet restore --locked-mode
RUN dotnet publish src/UnionBot --no-restore -c Release -o /out/worker
RUN dotnet publish src/UnionBot.Rehearsal --no-restore -c Release -o /out/rehearsal
RUN mkdir /out/data

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS rehearsal
ENV DOTNET_EnableDiagnostics=0
WORKDIR /app
COPY --from=build /out/rehearsal ./
COPY config ./config
USER $APP_UID
ENTRYPOINT ["dotnet", "UnionBot.Rehearsal.dll"]

FROM mcr.microsoft.com/dotnet/runtime:10.0 AS worker
ENV DOTNET_EnableDiagnostics=0 Data__Folder=/data
WORKDIR /app
COPY --from=build /out/worker ./
COPY config ./config
COPY --from=build --chown=$APP_UID:$APP_UID /out/data /data
USER $APP_UID
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["dotnet", "UnionBot.dll", "health"]
ENTRYPOINT ["dotnet", "UnionBot.dll"]
