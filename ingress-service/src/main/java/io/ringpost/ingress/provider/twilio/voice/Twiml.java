package io.ringpost.ingress.provider.twilio.voice;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One TwiML document being written; everything in it is escaped by the platform's XML writer. */
public final class Twiml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Twiml() {
        try {
            xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes what is written", e);
        }
    }

    /** A document that says nothing. */
    public static String nothing() {
        return NOTHING;
    }

    /** A document that ends the call. */
    public static String hangUp() {
        return new Twiml().open("Hangup").close().end();
    }

    Twiml say(String language, String sentence) {
        return open("Say").attribute("language", language).text(sentence).close();
    }

    Twiml open(String element) {
        return write(() -> xml.writeStartElement(element));
    }

    Twiml attribute(String name, String value) {
        return write(() -> xml.writeAttribute(name, printable(value)));
    }

    Twiml text(String content) {
        return write(() -> xml.writeCharacters(printable(content)));
    }

    Twiml close() {
        return write(xml::writeEndElement);
    }

    String end() {
        write(xml::writeEndDocument);
        return text.toString();
    }

    /** XML 1.0 has no form for most control characters and none for half a surrogate pair. */
    private static String printable(String content) {
        return content.codePoints()
                .filter(c -> c >= ' ' && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Twiml write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes what is written", e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
