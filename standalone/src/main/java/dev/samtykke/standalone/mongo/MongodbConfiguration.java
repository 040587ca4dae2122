package dev.samtykke.standalone.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.mongodb.BoundedClient;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.storage.DataFolder;

/** The client through which projections are kept, wherever the server is. */
@Configuration(proxyBeanMethods = false)
class MongodbConfiguration {

    @Bean
    @Conditional(OnEmbeddedMongodb.class)
    EmbeddedMongodb embeddedMongodb(SamtykkeSettings settings, DataFolder data) {
        return EmbeddedMongodb.open(data.folder("projections").resolve("projections.mv"), settings.mongodb());
    }

    @Bean
    MongoClient mongoClient(SamtykkeSettings settings, ObjectProvider<EmbeddedMongodb> embedded) {
        String uri = settings.mongodb().uri();
        return uri == null || uri.isBlank()
                ? embedded.getObject().connect()
                : BoundedClient.connect(uri, settings.mongodb().timeout());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, SamtykkeSettings settings) {
        return client.getDatabase(settings.mongodb().database());
    }
}
