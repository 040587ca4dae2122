package dev.samtykke.evidence.query.config;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.bundle.CustomerEvidence;
import dev.samtykke.evidence.query.bundle.StoredPayloads;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.check.BackgroundCheck;
import dev.samtykke.evidence.query.check.EventCheck;
import dev.samtykke.evidence.query.check.HistoryCheck;
import dev.samtykke.evidence.query.http.ConsistencyController;
import dev.samtykke.evidence.query.http.EvidenceController;
import dev.samtykke.evidence.query.http.EvidenceHealth;
import dev.samtykke.evidence.query.http.EvidenceStatusController;
import dev.samtykke.evidence.query.http.LogController;
import dev.samtykke.evidence.query.http.ProofController;
import dev.samtykke.evidence.query.keys.LogKeys;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.evidence.query.lease.Lease;
import dev.samtykke.evidence.query.lease.MongoLease;
import dev.samtykke.evidence.query.monitoring.EvidenceMetrics;
import dev.samtykke.evidence.query.receipt.ConsentReceipts;
import dev.samtykke.evidence.query.receipt.Controller;
import dev.samtykke.evidence.query.sequencer.EvidenceSequencer;
import dev.samtykke.evidence.query.sequencer.SequencerSettings;
import dev.samtykke.evidence.query.sequencer.SequencerStatus;
import dev.samtykke.evidence.query.storage.MongoBlobStore;
import dev.samtykke.evidence.query.timestamp.Timestamps;
import dev.samtykke.evidence.query.view.CoveringLog;
import dev.samtykke.evidence.query.view.CurrentLog;
import dev.samtykke.evidence.query.witness.Witnesses;
import dev.samtykke.personaldata.sealing.PayloadSealer;

/**
 * The evidence log in the product. Needs from its surroundings: the {@link StoredEvents}, their positions and streams,
 * the streams' stamps, a payload sealer and a clock; a {@link MongoDatabase} when the log is to be in one; maybe an {@link EvidenceFolder}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EvidenceSettings.class, Controller.class})
public class EvidenceConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EvidenceConfiguration.class);

    private static final int HOLDER_BYTES = 16;

    private final Path dataFolder;

    EvidenceConfiguration(@Value("${samtykke.data-dir:./data}") Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    @Bean
    BlobStore evidenceStore(
            EvidenceSettings settings, ObjectProvider<MongoDatabase> database, ObjectProvider<EvidenceFolder> folders) {
        return switch (settings.store()) {
            case FILES -> folders.getIfAvailable(() -> FileStore::new).open(folder(settings.folder(), "evidence"));
            case MONGODB -> new MongoBlobStore(database.getObject());
        };
    }

    private Path folder(@Nullable Path configured, String name) {
        return Optional.ofNullable(configured).orElse(dataFolder.resolve(name));
    }

    @Bean
    LogSettings evidenceLogSettings(EvidenceSettings settings) {
        return new LogKeys(folder(settings.keysFolder(), "keys"), new SecureRandom())
                .open(settings.origin(), settings.newKey());
    }

    /** Processes that share a log in a database take turns; a log in a folder belongs to one process anyway. */
    @Bean
    Lease evidenceLease(EvidenceSettings settings, ObjectProvider<MongoDatabase> database) {
        if (!settings.sequencer() || settings.store() == EvidenceSettings.Store.FILES) {
            return Lease.alone();
        }
        byte[] holder = new byte[HOLDER_BYTES];
        new SecureRandom().nextBytes(holder);
        MongoLease lease = new MongoLease(
                database.getObject(),
                "evidence-sequencer",
                HexFormat.of().formatHex(holder),
                settings.takeOverAfter(),
                System::nanoTime);
        lease.start();
        return lease;
    }

    @Bean
    Alarm evidenceAlarm(BlobStore store) {
        return new Alarm(store);
    }

    @Bean
    LeafFactory leafFactory(StreamStamp stamp) {
        return new LeafFactory(stamp);
    }

    @Bean
    HistoryCheck historyCheck(StoredEvents events, BlobStore store, LeafFactory leaves, PayloadSealer sealer) {
        return new HistoryCheck(events, store, new EventCheck(leaves, sealer));
    }

    @Bean
    EvidenceSequencer evidenceSequencer(
            StoredEvents events,
            LeafFactory leaves,
            HistoryCheck check,
            Alarm alarm,
            BlobStore store,
            LogSettings logSettings,
            EvidenceSettings settings,
            Lease lease) {
        EvidenceSequencer sequencer = new EvidenceSequencer(
                events,
                leaves,
                check,
                alarm,
                SequencerSettings.every(settings.checkpointInterval()),
                store,
                logSettings,
                lease);
        if (settings.sequencer()) {
            sequencer.start();
        }
        return sequencer;
    }

    @Bean
    BackgroundCheck backgroundCheck(
            HistoryCheck history,
            CurrentLog current,
            Alarm alarm,
            BlobStore store,
            EvidenceSettings settings,
            Lease lease,
            Clock clock) {
        BackgroundCheck check =
                new BackgroundCheck(history, current::size, alarm, store, settings.checksPerSecond(), clock);
        if (settings.sequencer()) {
            check.start(lease::isHeld);
        }
        return check;
    }

    @Bean
    CurrentLog currentLog(BlobStore store, EvidenceSettings settings) {
        return new CurrentLog(store, Witnesses.keys(settings.witnesses()));
    }

    @Bean
    Witnesses witnesses(CurrentLog current, EvidenceSequencer sequencer, EvidenceSettings settings, Lease lease) {
        Witnesses witnesses =
                new Witnesses(settings.witnesses(), current, settings.witnessInterval(), sequencer::publish);
        if (settings.sequencer()) {
            witnesses.start(lease::isHeld);
        }
        return witnesses;
    }

    @Bean
    Timestamps timestamps(CurrentLog current, BlobStore store, EvidenceSettings settings, Lease lease) {
        Timestamps timestamps = new Timestamps(settings.timestamps(), current, store, new SecureRandom());
        if (settings.sequencer()) {
            timestamps.start(lease::isHeld);
        }
        return timestamps;
    }

    @Bean
    CoveringLog coveringLog(CurrentLog current, EvidenceSequencer sequencer, EvidenceSettings settings) {
        return new CoveringLog(
                current, () -> sequencer.status().state() == SequencerStatus.State.STOPPED, settings.maxWait());
    }

    @Bean
    StoredPayloads storedPayloads(StoredEvents events, PayloadSealer sealer, Alarm alarm) {
        return new StoredPayloads(events, sealer, alarm);
    }

    @Bean
    LogController logController(BlobStore store) {
        return new LogController(store);
    }

    @Bean
    ConsistencyController consistencyController(BlobStore store) {
        return new ConsistencyController(store);
    }

    @Bean
    ProofController proofController(
            EventPositions positions,
            CoveringLog covering,
            CurrentLog current,
            EventStreams streams,
            StoredPayloads payloads,
            Controller controller,
            Clock clock) {
        if (!controller.isNamed()) {
            log.warn("No controller is configured (samtykke.controller.name): receipts and records name none");
        }
        return new ProofController(
                positions, covering, current, new ConsentReceipts(streams, payloads, controller, clock));
    }

    @Bean
    EvidenceController evidenceController(
            EventStreams streams,
            EventPositions positions,
            CoveringLog covering,
            CurrentLog current,
            Timestamps timestamps,
            StreamStamp stamp,
            StoredPayloads payloads) {
        return new EvidenceController(
                streams, positions, covering, current, timestamps, new CustomerEvidence(streams, stamp, payloads));
    }

    @Bean
    EvidenceStatusController evidenceStatusController(
            EvidenceSequencer sequencer,
            BackgroundCheck check,
            Witnesses witnesses,
            Timestamps timestamps,
            CurrentLog current,
            EventPositions positions) {
        return new EvidenceStatusController(sequencer, check, witnesses, timestamps, current, positions);
    }

    @Bean
    EvidenceMetrics evidenceMetrics(EvidenceSequencer sequencer, CurrentLog current, EventPositions positions) {
        return new EvidenceMetrics(sequencer, current, positions);
    }

    @Bean
    HealthIndicator evidenceHealthIndicator(EvidenceSequencer sequencer) {
        return new EvidenceHealth(sequencer);
    }
}
