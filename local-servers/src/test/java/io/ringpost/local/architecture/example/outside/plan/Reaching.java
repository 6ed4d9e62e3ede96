package io.ringpost.local.architecture.example.outside.plan;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Decisions that take something from outside, each in a way of its own. */
@SuppressWarnings({"AddressSelection", "JavaUtilDate", "JavaTimeDefaultTimeZone"})
public final class Reaching {
    private Reaching() {}

    public static final class ReadsFile {
        public InputStream decide() throws IOException {
            return new FileInputStream("rules");
        }
    }

    public static final class OpensSocket {
        public Socket decide() throws IOException {
            return new Socket("rules", 1);
        }
    }

    public static final class ReadsAddress {
        public InputStream decide() throws IOException {
            return URI.create("http://rules").toURL().openStream();
        }
    }

    public static final class Waits {
        public void decide() throws InterruptedException {
            SECONDS.sleep(1);
        }
    }

    public static final class KnowsThreads {
        public String decide() {
            return Thread.currentThread().getName();
        }
    }

    public static final class MakesId {
        public UUID decide() {
            return UUID.randomUUID();
        }
    }

    public static final class ReadsEnvironment {
        public String decide() {
            return System.getenv("RULES");
        }
    }

    public static final class Prints {
        public void decide() {
            System.out.println("decided");
        }
    }

    public static final class MakesDate {
        public Date decide() {
            return new Date();
        }
    }

    public static final class ReferencesDate {
        public Supplier<Date> decide() {
            return Date::new;
        }
    }

    public static final class KnowsTimeOfDay {
        public LocalTime decide() {
            return LocalTime.now();
        }
    }

    public static final class KnowsYear {
        public Year decide() {
            return Year.now();
        }
    }

    public static final class KnowsCalendar {
        public Calendar decide() {
            return Calendar.getInstance();
        }
    }

    public static final class ReferencesClock {
        public Supplier<Instant> decide() {
            return Instant::now;
        }
    }

    public static final class KnowsPlace {
        public ZoneId decide() {
            return ZoneId.systemDefault();
        }
    }

    public static final class KnowsLanguage {
        public Locale decide() {
            return Locale.getDefault();
        }
    }

    public static final class ThrowsDice {
        public int decide() {
            return new Random().nextInt();
        }
    }

    public static final class ThrowsSecureDice {
        public int decide() {
            return new SecureRandom().nextInt();
        }
    }

    public static final class ReferencesDice {
        public Supplier<Double> decide() {
            return Math::random;
        }
    }

    public static final class Shuffles {
        public List<Integer> decide() {
            List<Integer> order = new ArrayList<>(List.of(1, 2));
            Collections.shuffle(order);
            return order;
        }
    }
}
