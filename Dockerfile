# syntax=docker/dockerfile:1
# One image for any of the processes: docker build --build-arg JAR=query-service/target/samtykke-query-side.jar .
# The jar is built before: mvn -DskipTests package

FROM eclipse-temurin:25-jdk AS layers
ARG JAR=standalone/target/samtykke-standalone.jar
WORKDIR /build
COPY ${JAR} samtykke.jar
RUN java -Djarmode=tools -jar samtykke.jar extract --layers --destination extracted \
    && jar xf samtykke.jar META-INF/MANIFEST.MF \
    && sed -n 's/^Start-Class: //p' META-INF/MANIFEST.MF | tr -d '\r' > extracted/application/main-class \
    && test -s extracted/application/main-class

FROM eclipse-temurin:25-jre
# Volumes take their owner from these folders. Nothing else is written to: the root file system may be read-only.
RUN groupadd --gid 10001 samtykke \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin samtykke \
    && install -d -o samtykke -g samtykke -m 0700 /data /keys /evidence-keys \
    && install -d /app/providers
WORKDIR /app
# What changes least comes first, so that a new build sends little.
COPY --from=layers /build/extracted/dependencies/ ./
COPY --from=layers /build/extracted/spring-boot-loader/ ./
COPY --from=layers /build/extracted/snapshot-dependencies/ ./
COPY --from=layers /build/extracted/application/ ./
USER 10001:10001
ENV SAMTYKKE_DATA_DIR=/data
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
VOLUME /data
# A jar in /app/providers, such as the client of a key management service, is on the class path.
ENTRYPOINT ["sh", "-c", "exec java -cp '/app/samtykke.jar:/app/providers/*' $(cat /app/main-class) \"$@\"", "samtykke"]
