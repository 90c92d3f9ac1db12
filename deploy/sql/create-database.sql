-- Creates Aggregator's database, its login and the two roles that hold its rights. Run by an administrator; running it
-- again changes nothing but the password. The names come from the environment of sqlcmd or from its option -v:
--   AGGREGATOR_DATABASE=Aggregator AGGREGATOR_LOGIN=aggregator AGGREGATOR_PASSWORD=... sqlcmd -S SERVER -b -i create-database.sql
--
--   aggregator_data     reads and writes rows; all that the running service needs
--   aggregator_schema   makes and changes tables in schema dbo; needed by "db migrate" and by Storage:MigrateOnStart
--
-- Neither role may alter the database itself, its files, its users or other schemas. For a service that never migrates:
--   ALTER ROLE aggregator_schema DROP MEMBER [aggregator];
:on error exit
SET NOCOUNT ON;
GO

IF DB_ID(N'$(AGGREGATOR_DATABASE)') IS NULL
    CREATE DATABASE [$(AGGREGATOR_DATABASE)];
GO

-- Readers do not wait for writers. Set here because the service has no right to. Skipped when on: it takes all connections down.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'$(AGGREGATOR_DATABASE)' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE [$(AGGREGATOR_DATABASE)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

IF SUSER_ID(N'$(AGGREGATOR_LOGIN)') IS NULL
    CREATE LOGIN [$(AGGREGATOR_LOGIN)] WITH PASSWORD = N'$(AGGREGATOR_PASSWORD)', CHECK_POLICY = ON, DEFAULT_DATABASE = [$(AGGREGATOR_DATABASE)];
ELSE
    ALTER LOGIN [$(AGGREGATOR_LOGIN)] WITH PASSWORD = N'$(AGGREGATOR_PASSWORD)';
GO

USE [$(AGGREGATOR_DATABASE)];
GO

IF USER_ID(N'$(AGGREGATOR_LOGIN)') IS NULL
    CREATE USER [$(AGGREGATOR_LOGIN)] FOR LOGIN [$(AGGREGATOR_LOGIN)] WITH DEFAULT_SCHEMA = dbo;
IF DATABASE_PRINCIPAL_ID(N'aggregator_data') IS NULL
    CREATE ROLE aggregator_data;
IF DATABASE_PRINCIPAL_ID(N'aggregator_schema') IS NULL
    CREATE ROLE aggregator_schema;
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO aggregator_data;
GRANT CREATE TABLE TO aggregator_schema;
GRANT ALTER, REFERENCES ON SCHEMA::dbo TO aggregator_schema;
ALTER ROLE aggregator_data ADD MEMBER [$(AGGREGATOR_LOGIN)];
ALTER ROLE aggregator_schema ADD MEMBER [$(AGGREGATOR_LOGIN)];
GO
