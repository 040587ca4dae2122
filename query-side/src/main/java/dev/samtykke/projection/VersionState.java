package dev.samtykke.projection;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which versions of a projection there are; the same for all nodes.
 *
 * @param live the version that is read; 0 before the first one was built
 * @param liveShape the shape of its documents
 * @param last the highest number that was ever given to a version
 * @param building the rebuild under way
 * @param retired when a version was replaced, by version; those that are not yet cleared away
 */
record VersionState(
        String projection,
        int live,
        int liveShape,
        int last,
        @Nullable String building,
        Map<Integer, Instant> retired) {

    static VersionState none(String projection) {
        return new VersionState(projection, 0, 0, 0, null, Map.of());
    }

    Optional<Version> liveVersion() {
        return live == 0 ? Optional.empty() : Optional.of(new Version(projection, live));
    }
}
