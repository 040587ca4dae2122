package dev.samtykke.evidence.log.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the values used last, up to a number of them. Safe for use by many threads. */
public final class BoundedCache<K, V> {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, V> values;

    public BoundedCache(int capacity) {
        this.values = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value of the key, loaded outside of any lock if it is not there. */
    public V get(K key, Supplier<V> load) {
        synchronized (values) {
            V present = values.get(key);
            if (present != null) {
                return present;
            }
        }
        V loaded = load.get();
        put(key, loaded);
        return loaded;
    }

    public void put(K key, V value) {
        synchronized (values) {
            values.put(key, value);
        }
    }
}
