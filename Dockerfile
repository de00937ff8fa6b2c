# syntax=docker/dockerfile:1
# One build, three images:  docker build --target standalone | command-side | query-side .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
# mvnw downloads a Maven with it, and checks what came.
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl ca-certificates \
 && rm -rf /var/lib/apt/lists/*
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q -DskipTests package
# Libraries and our own classes become folders of their own: a new version of ours is a small layer.
RUN mkdir jars \
 && cp standalone/target/pipetrail.jar jars/application.jar \
 && java -Djarmode=tools -jar jars/application.jar extract --layers --destination layers/standalone \
 && cp command-side/target/command-side-*-exec.jar jars/application.jar \
 && java -Djarmode=tools -jar jars/application.jar extract --layers --destination layers/command-side \
 && cp query-side/target/query-side-*-exec.jar jars/application.jar \
 && java -Djarmode=tools -jar jars/application.jar extract --layers --destination layers/query-side

FROM eclipse-temurin:25-jre AS runtime
# curl is for the health checks only.
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 pipetrail \
 && useradd --system --uid 10001 --gid pipetrail --home-dir /app --shell /usr/sbin/nologin pipetrail
WORKDIR /app
COPY standalone/jvm.options ./
# What is given here comes before the options of jvm.options, which say nothing about the size of the heap.
ENV SERVER_PORT=8080 \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=60"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD curl -fsS "http://127.0.0.1:${SERVER_PORT}/actuator/health/readiness" || exit 1
ENTRYPOINT ["java", "@jvm.options", "-jar", "application.jar"]

FROM runtime AS command-side
COPY --from=build /build/layers/command-side/dependencies/ ./
COPY --from=build /build/layers/command-side/spring-boot-loader/ ./
COPY --from=build /build/layers/command-side/snapshot-dependencies/ ./
COPY --from=build /build/layers/command-side/application/ ./
USER pipetrail

FROM runtime AS query-side
COPY --from=build /build/layers/query-side/dependencies/ ./
COPY --from=build /build/layers/query-side/spring-boot-loader/ ./
COPY --from=build /build/layers/query-side/snapshot-dependencies/ ./
COPY --from=build /build/layers/query-side/application/ ./
USER pipetrail

# The last one is what a plain `docker build .` makes. /app/data is the database: keep it on a volume, or have
# PIPETRAIL_DATABASE_URL point to an own PostgreSQL. What is embedded runs on linux/amd64 only.
FROM runtime AS standalone
COPY --from=build /build/layers/standalone/dependencies/ ./
COPY --from=build /build/layers/standalone/spring-boot-loader/ ./
COPY --from=build /build/layers/standalone/snapshot-dependencies/ ./
COPY --from=build /build/layers/standalone/application/ ./
COPY --chmod=755 standalone/train ./
RUN install -d -o pipetrail -g pipetrail -m 700 /app/data \
 && install -d -o pipetrail -g pipetrail /app/cache
# Half of the memory is PostgreSQL's.
ENV PIPETRAIL_DATA_DIR=/app/data \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40"
USER pipetrail
# Here and not in the build: the cache is good for the very JVM and the very files that it was made with.
RUN ./train application.jar cache/pipetrail.aot
VOLUME /app/data
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=cache/pipetrail.aot", "-jar", "application.jar"]
